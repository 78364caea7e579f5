using NetGen.Generator.Plans;

namespace NetGen.Generator.Emission;

/// <summary>Writes the members of the main file of a frozen class: the weights that all instances share, and nothing that changes them.</summary>
internal static class FrozenMembers
{
    public static void Write(SourceWriter writer, KernelPlan plan)
    {
        string self = plan.Model.Declaration.Name;
        writer.Write($$"""
            private readonly Runtime::FrozenWeights _storage;

            /// <summary>A network with the weights embedded in the assembly. All instances share one block, which the first of them makes.</summary>
            /// <exception cref="NG::NetGenFormatException">The embedded weights are missing or those of another network.</exception>
            public {{self}}() => _storage = NetworkDefinition.Weights.FrozenFor(NetworkDefinition.Info);

            /// <summary>The layers, first to last.</summary>
            public static Sys::ReadOnlySpan<NG::LayerInfo> Layers => NetworkDefinition.Info.Layers.AsSpan();{{ClassEmitter.Labels(plan.Model)}}

            {{ClassEmitter.Implementations(self)}}
            """);
    }
}
