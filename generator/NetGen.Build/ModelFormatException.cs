namespace NetGen.Build;

/// <summary>A model file is damaged, hostile, or not a model. The message says what was expected and what was found.</summary>
internal sealed class ModelFormatException(string message) : Exception(message);
