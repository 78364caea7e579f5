using System.Security.Cryptography;
using NetGen.Build.Onnx;
using NetGen.Build.Text;

namespace NetGen.Build.Importing;

/// <summary>Holds the place of the mapping to layers: lists the operators, and passes on the initializers of floats.</summary>
internal static class ModelImport
{
    public static ImportedFile Of(OnnxModel model, string source)
    {
        List<float[]> values = [.. model.Graph.Initializers.Values.Where(static t => t.Type == ElementType.Float).Select(static t => t.Floats())];
        byte[] bytes = [.. values.SelectMany(Bytes)];
        ModelText text = new ModelText(source, "onnx").Line($"producer {ModelText.Quote(model.Producer)}");
        if (values.Count > 0)
        {
            using var hash = SHA256.Create();
            text.Weights(source, bytes.Length, hash.ComputeHash(bytes));
        }

        foreach (OnnxNode node in model.Graph.Nodes)
        {
            text.Line($"node {node.Operator} name={ModelText.Quote(node.Name)}");
        }

        return new ImportedFile(text.ToString(), values);
    }

    private static byte[] Bytes(float[] block)
    {
        byte[] bytes = new byte[block.Length * sizeof(float)];
        Buffer.BlockCopy(block, 0, bytes, 0, bytes.Length);
        return bytes;
    }
}
