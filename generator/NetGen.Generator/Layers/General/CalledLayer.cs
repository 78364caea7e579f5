using NetGen.Generator.Model;

namespace NetGen.Generator.Layers.General;

/// <summary>A layer that no attribute declares, only model files. Its operations are calls of the runtime, and it has no kernels.</summary>
/// <param name="Output">The shape of its output.</param>
internal abstract record CalledLayer(Shape Output) : Layer(Output)
{
    public override bool HasKernels => false;
}
