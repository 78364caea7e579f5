using NetGen.Generator.Model;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Emission;

/// <summary>Writes the members that write the network for other libraries.</summary>
/// <remarks>What the layers compute is written in one of these members, so a program that never calls it does not contain it.</remarks>
internal static class OnnxMembers
{
    public static string Of(KernelPlan plan) => $$""""
        /// <summary>Writes the network as an ONNX file: opset 17, a free batch dimension, one input <c>input</c> and one output <c>output</c>.</summary>
        /// <param name="path">Replaced in one step if it exists.</param>
        /// <exception cref="Sys::InvalidOperationException">As for <see cref="Save"/>, or the file would hold more than two gigabytes.</exception>
        public void SaveOnnx(string path) => SaveOnnx(path, new NG::OnnxOptions());

        /// <inheritdoc cref="SaveOnnx(string)"/>
        /// <param name="path">Replaced in one step if it exists.</param>
        /// <param name="options">The order of the channels of images, and whether normalisations become a part of weights.</param>
        public void SaveOnnx(string path, NG::OnnxOptions options) => Runtime::OnnxFile.Save(
            NetworkDefinition.Info,
            _storage,
            path,
            options,
            """
        {{string.Join("\n", plan.Model.Nodes.Select(static node => "    " + Line(node)))}}
            """);
        """";

    private static string Line(Node node) => $"{node.Layer.Text.Kind} reads=[{string.Join(",", node.Inputs.Select(Literals.Int))}] {node.Layer.Text.Settings}";
}
