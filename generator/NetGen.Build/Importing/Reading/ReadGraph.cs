using NetGen.Build.Importing.Graph;

namespace NetGen.Build.Importing.Reading;

/// <summary>A file's graph in terms of operations on rows.</summary>
/// <param name="InputName">The input's name.</param>
/// <param name="Input">The network's input.</param>
/// <param name="OutputName">The output's name.</param>
/// <param name="Output">The node that gives the output.</param>
/// <param name="Labels">Labels of classes: texts or whole numbers; empty if the file has none.</param>
internal sealed record ReadGraph(string InputName, GraphNode Input, string OutputName, GraphNode Output, IReadOnlyList<object> Labels);
