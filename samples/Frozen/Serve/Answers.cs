using System.Text.Json.Serialization;

namespace Frozen.Serve;

/// <summary>What is answered.</summary>
/// <param name="Digit">The most likely digit.</param>
/// <param name="Probabilities">How likely each of the ten is.</param>
internal sealed record Answer(int Digit, float[] Probabilities);

/// <summary>Reads and writes JSON without reflection, as a native program must.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(float[]))]
[JsonSerializable(typeof(Answer))]
internal sealed partial class Answers : JsonSerializerContext;
