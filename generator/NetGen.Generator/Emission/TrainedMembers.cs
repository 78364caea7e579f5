using NetGen.Generator.Model;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Emission;

/// <summary>Writes the members of the main file of a class that can be trained: its weights, and the members that only call the runtime.</summary>
internal static class TrainedMembers
{
    public static void Write(SourceWriter writer, KernelPlan plan)
    {
        string self = plan.Model.Declaration.Name;
        writer.Write($$"""
            private readonly Runtime::NetworkStorage _storage;

            {{Constructor(plan.Model)}}

            /// <summary>The layers, first to last.</summary>
            public static Sys::ReadOnlySpan<NG::LayerInfo> Layers => NetworkDefinition.Info.Layers.AsSpan();{{ClassEmitter.Labels(plan.Model)}}

            {{ClassEmitter.Implementations(self)}}

            Runtime::NetworkStorage NG::INeuralNetwork<{{self}}>.Storage => _storage;

            static {{self}} NG::INeuralNetwork<{{self}}>.Create(int seed) => new(seed);

            /// <summary>Reads a network from a safetensors file.</summary>
            /// <param name="path">A file written by <see cref="Save"/>, or by PyTorch with the same names; F64, F16 and BF16 are converted.</param>
            /// <exception cref="NG::NetGenFormatException">The file is damaged or holds another network.</exception>
            public static {{self}} Load(string path)
            {
                {{self}} network = new(seed: 0);
                Runtime::NetworkFile.Load(NetworkDefinition.Info, network._storage, path);
                return network;
            }

            /// <summary>Reads a network from a safetensors file with other names.</summary>
            /// <param name="path">The file.</param>
            /// <param name="name">From a name in the file to ours, such as <c>0.weight</c>; null skips the tensor.</param>
            /// <exception cref="NG::NetGenFormatException">The file is damaged, or what is left of it is another network.</exception>
            public static {{self}} Load(string path, global::System.Func<string, string?> name)
            {
                {{self}} network = new();
                Runtime::NetworkFile.Load(NetworkDefinition.Info, network._storage, path, name);
                return network;
            }

            /// <summary>Reads a network from what a safetensors file holds.</summary>
            /// <param name="stream">Read from its current position to the end. It stays open.</param>
            /// <exception cref="NG::NetGenFormatException">The content is damaged or that of another network.</exception>
            public static {{self}} Load(global::System.IO.Stream stream)
            {
                {{self}} network = new();
                Runtime::NetworkFile.Load(NetworkDefinition.Info, network._storage, stream);
                return network;
            }

            /// <summary>Reads a network from what a safetensors file holds.</summary>
            /// <param name="content">All its bytes, such as an embedded resource.</param>
            /// <exception cref="NG::NetGenFormatException">The content is damaged or that of another network.</exception>
            public static {{self}} Load(Sys::ReadOnlySpan<byte> content)
            {
                {{self}} network = new();
                Runtime::NetworkFile.Load(NetworkDefinition.Info, network._storage, content);
                return network;
            }

            /// <summary>Writes parameters and statistics as safetensors, under the names PyTorch's <c>Sequential</c> would give them.</summary>
            /// <param name="path">Replaced in one step if it exists.</param>
            /// <exception cref="Sys::InvalidOperationException">A value is not finite,{{Unfitted(plan)}} or another thread is training the network.</exception>
            public void Save(string path) => Runtime::NetworkFile.Save(NetworkDefinition.Info, _storage, path);

            {{OnnxMembers.Of(plan)}}

            /// <summary>Copies the parameters, layer by layer: weight [out, in] row-major, then bias, then slopes.</summary>
            /// <param name="destination">Receives <see cref="ParameterCount"/> values.</param>
            /// <exception cref="Sys::ArgumentException">The span has the wrong length.</exception>
            public void CopyParametersTo(Sys::Span<float> destination) => _storage.CopyParametersTo(destination);

            /// <summary>Replaces the parameters; the order is that of <see cref="CopyParametersTo"/>.</summary>
            /// <param name="values"><see cref="ParameterCount"/> values.</param>
            /// <exception cref="Sys::ArgumentException">The span has the wrong length.</exception>
            public void SetParameters(Sys::ReadOnlySpan<float> values) => _storage.SetParameters(values);

            /// <summary>Copies the statistics.</summary>
            /// <param name="destination">Receives <see cref="StateCount"/> values.</param>
            /// <exception cref="Sys::ArgumentException">The span has the wrong length.</exception>
            public void CopyStateTo(Sys::Span<float> destination) => _storage.CopyStateTo(destination);

            /// <summary>
            /// Replaces the statistics; the order is that of <see cref="CopyStateTo"/>. They then count as fitted, unless they are those of an untrained
            /// network.
            /// </summary>
            /// <param name="values"><see cref="StateCount"/> values.</param>
            /// <exception cref="Sys::ArgumentException">The span has the wrong length.</exception>
            public void SetState(Sys::ReadOnlySpan<float> values) => _storage.SetState(values);
            """);
    }

    private static string Constructor(NetworkModel model) => model.Weights is null
        ? $$"""
        /// <summary>A network with initial weights.</summary>
        /// <param name="seed">The same seed gives the same weights.</param>
        public {{model.Declaration.Name}}(int seed = 0) => _storage = new Runtime::NetworkStorage(NetworkDefinition.Info, seed);
        """
        : $$"""
        /// <summary>A network that starts from the weights embedded in the assembly.</summary>
        /// <param name="seed">Not used: all weights are embedded, and none is drawn.</param>
        /// <exception cref="NG::NetGenFormatException">The embedded weights are missing or those of another network.</exception>
        public {{model.Declaration.Name}}(int seed = 0) => _storage = new Runtime::NetworkStorage(NetworkDefinition.Info, NetworkDefinition.Weights);
        """;

    private static string Unfitted(KernelPlan plan) => plan.Scaling == ScalingKind.None ? "" : " the scaling of the input has not been taken from data,";
}
