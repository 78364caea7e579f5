namespace NetGen.Build;

/// <summary>What the build makes of a model file: a text for the generator, and values that never pass through the compiler.</summary>
/// <param name="Text">The layers and tensors of the file, or what is wrong with it.</param>
/// <param name="Values">The values in the order that the text gives; empty if there are none.</param>
internal sealed record ImportedFile(string Text, IReadOnlyList<float[]> Values);
