namespace NetGen.Build.Importing.Writing;

/// <summary>A line of the text: one layer of the network.</summary>
/// <param name="Kind">What it computes.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Reads">Positions of the nodes that it reads; -1 is the network's input.</param>
/// <param name="Input">How it views the memory of what it reads.</param>
/// <param name="Shape">The shape that it gives.</param>
/// <param name="Keys">What else the line says, in this order.</param>
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
/// <param name="Value">A number, a truth value, a <see cref="string"/> that is quoted, a <see cref="Word"/> that is not, or numbers.</param>
internal sealed record TextKey(string Name, object Value);

/// <summary>A value that is written without quotes.</summary>
internal sealed record Word(string Text);
