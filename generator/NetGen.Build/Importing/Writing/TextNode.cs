namespace NetGen.Build.Importing.Writing;

/// <summary>A line of the text: one layer of the network.</summary>
/// <param name="Kind">The kind of layer.</param>
/// <param name="Name">Its name, for human readers.</param>
/// <param name="Reads">The indices of the nodes that it reads; -1 is the network's input.</param>
/// <param name="Input">The shape in which it reads its input.</param>
/// <param name="Shape">The shape of its output.</param>
/// <param name="Keys">The other keys of the line, in this order.</param>
/// <param name="Trained">Values that training changes.</param>
/// <param name="Statistics">Values that training does not change.</param>
internal sealed record TextNode(
    string Kind,
    string Name,
    int[] Reads,
    int[] Input,
    int[] Shape,
    IReadOnlyList<TextKey> Keys,
    IReadOnlyList<float[]> Trained,
    IReadOnlyList<float[]> Statistics);

/// <summary>One key of a line.</summary>
/// <param name="Name">The key.</param>
/// <param name="Value">A number, true or false, a <see cref="string"/> (in quotes), a <see cref="Word"/> (without quotes), or a list of numbers.</param>
internal sealed record TextKey(string Name, object Value);

/// <summary>A text value without quotes.</summary>
internal sealed record Word(string Text);
