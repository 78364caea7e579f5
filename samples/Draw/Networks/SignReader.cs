using NetGen;

namespace Draw.Networks;

/// <summary>Reads a picture step by step, so that what happens in between can be shown, and so that the last step can learn a new sign.</summary>
internal sealed class SignReader
{
    private readonly FirstFilters _filters = new();
    private readonly Features _features = new();
    private readonly List<string> _names = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

    /// <summary>Takes a trained network apart.</summary>
    /// <param name="whole">What was trained on digits.</param>
    public SignReader(DigitNet whole)
    {
        float[] parameters = new float[DigitNet.ParameterCount];
        whole.CopyParametersTo(parameters);
        ReadOnlySpan<float> rest = parameters;
        _filters.SetParameters(rest[..FirstFilters.ParameterCount]);
        rest = rest[FirstFilters.ParameterCount..];
        _features.SetParameters(rest[..Features.ParameterCount]);
        Decision = Decisions.Of(rest[Features.ParameterCount..]);
    }

    /// <summary>What each output stands for: the digits, then the signs that were taught.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Whether there is an output left for one more sign.</summary>
    public bool HasRoom => _names.Count < Decision.OutputSize;

    /// <summary>The last layer, which learns.</summary>
    public Decision Decision { get; private set; }

    /// <summary>The answers of the first filters to the last picture: 24 × 24 pixels of eight values each.</summary>
    public float[] Maps { get; } = new float[FirstFilters.OutputSize];

    /// <summary>How probable each output is for the last picture; only those with a name count.</summary>
    public float[] Probabilities { get; } = new float[Decision.OutputSize];

    /// <summary>Reads a picture into <see cref="Maps"/> and <see cref="Probabilities"/>.</summary>
    /// <param name="picture">28 × 28 values from 0 to 1.</param>
    public void Read(ReadOnlySpan<float> picture)
    {
        Span<float> features = stackalloc float[Features.OutputSize];
        Describe(picture, features);
        Decision.Predict(features, Probabilities);
    }

    /// <summary>What the last layer gets of a picture.</summary>
    /// <param name="picture">28 × 28 values from 0 to 1.</param>
    /// <param name="features">Receives 64 values.</param>
    public void Describe(ReadOnlySpan<float> picture, Span<float> features)
    {
        _filters.Predict(picture, Maps);
        _features.Predict(Maps, features);
    }

    /// <summary>Adds a sign that has been learned.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="decision">The last layer as it was trained for it.</param>
    public void Add(string name, Decision decision)
    {
        _names.Add(name);
        Decision = decision;
    }
}
