namespace NetGen.Build;

/// <summary>The result of importing a model file: a text for the generator, and values that never pass through the compiler.</summary>
/// <param name="Text">The layers and tensors of the file, or its problems.</param>
/// <param name="Values">The values, in the order that the text states; empty if there are none.</param>
internal sealed record ImportedFile(string Text, IReadOnlyList<float[]> Values);
