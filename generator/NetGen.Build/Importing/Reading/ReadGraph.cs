using NetGen.Build.Importing.Graph;

namespace NetGen.Build.Importing.Reading;

/// <summary>A file's graph as operations on rows.</summary>
/// <param name="InputName">The input's name.</param>
/// <param name="Input">The network's input.</param>
/// <param name="OutputName">The output's name.</param>
/// <param name="Output">The node that computes the output.</param>
/// <param name="Labels">The labels of the classes, as texts or integers; empty if the file has none.</param>
internal sealed record ReadGraph(string InputName, GraphNode Input, string OutputName, GraphNode Output, IReadOnlyList<object> Labels);
