using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Lowering;

/// <summary>The products of a network, found by their weights: the name of each, and the biases that lie in its panels.</summary>
internal sealed class DenseLayers
{
    private readonly Dictionary<Value, (string Name, PlacedTensor Weights, PlacedTensor? Biases)> _layers = [];

    /// <summary>Values that stand in for weights: weights times the factors of DropConnect, or weights that neighbours are folded into.</summary>
    private readonly Dictionary<Value, Value> _own = [];

    public DenseLayers(IReadOnlyList<PlacedTensor> tensors, IEnumerable<Operation> forward, IEnumerable<FoldedDense> foldings)
    {
        foreach (PlacedTensor weights in tensors.Where(static tensor => tensor.Spec.Role == TensorRole.Weight))
        {
            // The number of a layer is that of its values: w1 belongs to Dense1.
            string name = (weights.Spec.Shape.Dimensions.Count > 2 ? "Conv" : "Dense") + (_layers.Count + 1).ToString(CultureInfo.InvariantCulture);
            _layers[weights.Value] = (
                name,
                weights,
                tensors.FirstOrDefault(other => other.Tensor.Layer == weights.Tensor.Layer && other.Spec.Role == TensorRole.Bias));
        }

        foreach (Multiply masked in forward.OfType<Multiply>().Where(static multiply => multiply.Y.Role == ValueRole.ParameterMask))
        {
            _own[masked.Y] = masked.A;
        }

        foreach (FoldedDense folding in foldings)
        {
            _own[folding.FoldedW] = folding.W;
        }
    }

    public string NameOf(Value weights) => Of(weights).Name;

    public PanelLayout PanelsOf(Value weights) => Of(weights).Weights.Panels;

    /// <summary>The biases of a product; null for a product without biases.</summary>
    public Value? BiasesOf(Value weights) => Of(weights).Biases?.Value;

    /// <summary>Whether a value is the biases of a product.</summary>
    public bool HoldsBiases(Value? value) => value is not null && _layers.Values.Any(layer => layer.Biases?.Value == value);

    private (string Name, PlacedTensor Weights, PlacedTensor? Biases) Of(Value weights) => _layers[_own.TryGetValue(weights, out Value own) ? own : weights];
}
