using System.Runtime.InteropServices;
using System.Text;
using NetGen.Build.Files;
using NetGen.Build.Onnx;
using NetGen.Build.Safetensors;
using NetGen.Build.Tests.Writing;

namespace NetGen.Build.Tests.Reading;

/// <summary>Whatever bytes a file has, a reader succeeds or throws the one exception type, and takes memory in proportion to the file.</summary>
public class DamagedFileTests
{
    private const int Allowance = 16 << 20, Trials = 20_000;

    [Fact]
    public void DamagedModel_IsReadOrRefused()
    {
        ProtobufWriter function = FunctionMessage.Of(
            "f",
            "F",
            ["a", "b"],
            ["c"],
            [NodeMessage.Of("Elu", ["a"], ["t"], attributes: Attribute.Reference("alpha", "s", AttributeType.Float)), NodeMessage.Of("Add", ["t", "b"], ["c"])],
            attributes: ["s"],
            defaults: [Attribute.Float("s", 2)]);
        byte[] sound = new GraphBuilder()
            .Input("x", "N", 2)
            .Initializer("w", [2, 2], 1, 2, 3, 4)
            .Initializer(Tensor.Int64s("i", [3], 1, 200, -3))
            .Initializer(Tensor.Floats("b", [2], 1, 2))
            .Initializer(Tensor.Int32s("h", ElementType.Float16, [2], 15360, 0))
            .Initializer(Tensor.Texts("s", [2], "a", "bc"))
            .Initializer(Tensor.Head("u", ElementType.Float, [2]).Floats(4, 1, 2))
            .Node("Gemm", ["x", "w", "b"], ["h1"], Attribute.Int("transB", 1), Attribute.Float("alpha", 1))
            .Node("Conv", ["h1"], ["h2"], Attribute.Ints("pads", 1, 1), Attribute.Text("auto_pad", "SAME"), Attribute.Floats("f", 1), Attribute.Texts("t", "a"))
            .Node("Constant", [], ["k"], Attribute.Tensor("value", Tensor.RawInts("", [1], 5)))
            .Node(NodeMessage.Of("F", ["h2", "k"], ["y"], "call", "f"))
            .Shape("h1", "N", 2)
            .Output("y", "N", 2)
            .ToFile(17, function);
        ReadAll(sound);

        ShouldBeReadOrRefused(sound, ReadAll, seed: 1);

        static void ReadAll(byte[] bytes)
        {
            OnnxGraph graph = OnnxReader.Read(bytes).Graph;
            IEnumerable<OnnxTensor?> constants = graph.Nodes.SelectMany(static node => node.Attributes.Values).Select(static attribute => attribute.Tensor);
            foreach (OnnxTensor tensor in graph.Initializers.Values.Concat(constants.OfType<OnnxTensor>()))
            {
                ReadOrRefuse(tensor.Floats);
                ReadOrRefuse(tensor.Integers);
                ReadOrRefuse(tensor.Texts);
            }
        }
    }

    [Fact]
    public void DamagedSafetensors_IsReadOrRefused()
    {
        byte[] header = Encoding.UTF8.GetBytes(
            """{"__metadata__":{"format":"pt","a\u00e4\n":"\\x"},"0.weight":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]},"""
            + """ "e":{"dtype":"I8","shape":[0],"data_offsets":[16,16]}}""");
        long length = header.Length;
        byte[] sound = [.. MemoryMarshal.AsBytes<long>([length]), .. header, .. new byte[16]];
        ReadAll(sound);

        ShouldBeReadOrRefused(sound, ReadAll, seed: 2);

        static void ReadAll(byte[] bytes)
        {
            using var source = new ByteSource(new MemoryStream(bytes));
            SafetensorsText.Of("net.safetensors", SafetensorsReader.Read(source), bytes.Length, new byte[32]);
        }
    }

    private static void ReadOrRefuse<T>(Func<T> read)
    {
        try
        {
            _ = read();
        }
        catch (ModelFormatException)
        {
            // Of another type, or not whole.
        }
    }

    private static void ShouldBeReadOrRefused(byte[] sound, Action<byte[]> read, int seed)
    {
        var random = new Random(seed);
        for (int trial = 0; trial < Trials; trial++)
        {
            byte[] damaged = Damage(sound, random);
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                read(damaged);
            }
            catch (ModelFormatException)
            {
                // The one way to refuse.
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException(Convert.ToHexString(damaged), exception);
            }

            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(Allowance, Convert.ToHexString(damaged));
        }
    }

    private static byte[] Damage(byte[] sound, Random random)
    {
        byte[] damaged = [.. sound];
        switch (random.Next(5))
        {
            case 0:
                return damaged[..random.Next(sound.Length)];
            case 1:
                int from = random.Next(sound.Length), to = random.Next(from, sound.Length);
                return [.. damaged[..from], .. damaged[to..]];
            case 2:
                int start = random.Next(sound.Length), end = random.Next(start, sound.Length);
                return [.. damaged[..end], .. damaged[start..]];
            case 3:
                damaged[random.Next(sound.Length)] = sound[random.Next(sound.Length)];
                return damaged;
            default:
                for (int flip = random.Next(4); flip >= 0; flip--)
                {
                    damaged[random.Next(sound.Length)] ^= (byte)(1 << random.Next(8));
                }

                return damaged;
        }
    }
}
