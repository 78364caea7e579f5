using NetGen.Generator.Model;

namespace NetGen.Generator.Layers.General;

/// <summary>A layer that no attribute declares: files of models have it. Its operations are calls of the runtime, and no kernel is made for them.</summary>
/// <param name="Output">The shape it gives.</param>
internal abstract record CalledLayer(Shape Output) : Layer(Output)
{
    public override bool HasKernels => false;
}
