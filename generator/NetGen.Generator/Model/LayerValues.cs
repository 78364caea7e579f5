namespace NetGen.Generator.Model;

/// <summary>The values a layer works on.</summary>
/// <param name="Index">The layer's position; its random numbers depend on it.</param>
/// <param name="Inputs">The values that it reads.</param>
/// <param name="Y">Its output.</param>
/// <param name="InputGradients">The gradient of each input.</param>
/// <param name="DY">The gradient of its output.</param>
/// <param name="Named">Its tensors, statistics and temporaries by their names within the layer.</param>
internal sealed record LayerValues(
    int Index, IReadOnlyList<Value> Inputs, Value Y, IReadOnlyList<Value> InputGradients, Value DY, IReadOnlyDictionary<string, Value> Named)
{
    /// <summary>The input of a layer that has one.</summary>
    public Value X => Inputs[0];

    /// <summary>The gradient of that input.</summary>
    public Value DX => InputGradients[0];

    /// <summary>A tensor, statistic or temporary.</summary>
    public Value this[string name] => Named[name];

    /// <summary>The gradient of a tensor.</summary>
    public Value Gradient(string name) => Named[name].Gradient;
}
