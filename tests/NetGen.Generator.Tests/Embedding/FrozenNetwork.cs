using System.Reflection;
using NetGen.Generator.Tests.Mathematics;

namespace NetGen.Generator.Tests.Embedding;

/// <summary>A frozen network whose type the tests do not know.</summary>
internal abstract class FrozenNetwork
{
    public abstract NetworkInfo Info { get; }

    /// <summary>The weights, which all instances share.</summary>
    public abstract FrozenWeights Weights { get; }

    public static FrozenNetwork Of(Type type) => Make(() => (FrozenNetwork)Activator.CreateInstance(typeof(FrozenNetwork<>).MakeGenericType(type))!);

    public abstract void Predict(ReadOnlySpan<float> input, Span<float> output);

    public abstract void PredictBatch(ReadOnlySpan<float> inputs, Span<float> outputs);

    public abstract int Classify(ReadOnlySpan<float> input);

    public abstract (float[] Outputs, float[] Losses) Score(Samples samples);

    public abstract Evaluation Evaluate(Dataset data);

    /// <summary>Throws what a constructor throws, not what reflection makes of it.</summary>
    private static T Make<T>(Func<T> make)
    {
        try
        {
            return make();
        }
        catch (TargetInvocationException exception)
        {
            Exception inner = exception;
            while (inner is TargetInvocationException { InnerException: { } next })
            {
                inner = next;
            }

            throw inner;
        }
    }
}

/// <inheritdoc/>
internal sealed class FrozenNetwork<T> : FrozenNetwork
    where T : IInferenceNetwork<T>, new()
{
    private readonly T _network = new();

    public override NetworkInfo Info => T.Info;

    public override FrozenWeights Weights => (FrozenWeights)typeof(T).GetField("_storage", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(_network)!;

    public override void Predict(ReadOnlySpan<float> input, Span<float> output) => _network.Predict(input, output);

    public override void PredictBatch(ReadOnlySpan<float> inputs, Span<float> outputs) => _network.PredictBatch(inputs, outputs);

    public override int Classify(ReadOnlySpan<float> input) => _network.Classify(input);

    public override (float[] Outputs, float[] Losses) Score(Samples samples)
    {
        float[] outputs = new float[samples.Targets.Length], losses = new float[samples.Rows];
        _network.Score(samples.Inputs, samples.Targets, outputs, losses);
        return (outputs, losses);
    }

    public override Evaluation Evaluate(Dataset data) => _network.Evaluate(data);
}
