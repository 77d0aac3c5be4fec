"""The page in Dash, which requests a figure from its server at every move: `updatemode="drag"`."""

import sys

from dash import (  # type: ignore[import-not-found, unused-ignore]
    Dash,
    Input,
    Output,
    dcc,
    html,
)

from bench.peers.curve import HIGH, LOW, START, STEP, figure

app = Dash(__name__, serve_locally=True)
slider = dcc.Slider(LOW, HIGH, STEP, value=START, id="beta", marks=None, updatemode="drag")
app.layout = html.Div([slider, dcc.Graph(id="graph", figure=figure(START))])
app.callback(Output("graph", "figure"), Input("beta", "value"))(figure)

if __name__ == "__main__":
    app.run(port=int(sys.argv[1]), debug=False)
