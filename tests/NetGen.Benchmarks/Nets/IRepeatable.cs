namespace NetGen.Benchmarks.Nets;

/// <summary>A network that can be timed sample by sample.</summary>
internal interface IRepeatable
{
    /// <summary>Predicts one sample after the other, always another one.</summary>
    /// <param name="inputs"><see cref="Rotation.Rows"/> samples.</param>
    /// <param name="outputs">Receives the outputs of one sample.</param>
    /// <param name="calls">How many times.</param>
    void PredictEach(ReadOnlySpan<float> inputs, Span<float> outputs, int calls);
}
