using NetGen.Build.Onnx;
using NetGen.Build.Tests.Writing;

namespace NetGen.Build.Tests.Reading;

public class OnnxTensorTests
{
    public static TheoryData<string, float[]> Typed() => new()
    {
        { nameof(ElementType.Float), [1.5f, -2] },
        { nameof(ElementType.Double), [1.5f, -2] },
        { nameof(ElementType.Int64), [3, -4] },
        { nameof(ElementType.Int32), [3, -4] },
        { nameof(ElementType.Int16), [3, -4] },
        { nameof(ElementType.Int8), [3, -4] },
        { nameof(ElementType.UInt8), [3, 255] },
        { nameof(ElementType.UInt16), [3, 65535] },
        { nameof(ElementType.UInt32), [3, 4294967040] },
        { nameof(ElementType.UInt64), [3, 4] },
        { nameof(ElementType.Bool), [1, 0] },
        { nameof(ElementType.Float16), [1.5f, -2] },
        { nameof(ElementType.BFloat16), [1.5f, -2] },
    };

    [Theory]
    [MemberData(nameof(Typed))]
    public void TypeOfElements_IsReadRawAndFromItsField(string typeName, float[] expected)
    {
        ElementType type = Enum.Parse<ElementType>(typeName);

        Read(RawOf(type, expected)).Floats().ShouldBe(expected);
        Read(TypedOf(type, expected)).Floats().ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(Typed))]
    public void WholeNumbersOfEachType_AreReadAsIntegers(string typeName, float[] values)
    {
        ElementType type = Enum.Parse<ElementType>(typeName);
        float[] whole = [.. values.Select(MathF.Floor)];

        Read(RawOf(type, whole)).Integers().ShouldBe(whole.Select(static value => (long)value));
        Read(TypedOf(type, whole)).Integers().ShouldBe(whole.Select(static value => (long)value));
    }

    [Fact]
    public void EveryHalf_IsTheFloatItStandsFor()
    {
        Half[] halves = [.. Enumerable.Range(0, 65536).Select(static bits => BitConverter.UInt16BitsToHalf((ushort)bits))];

        float[] read = Read(Tensor.Raw<Half>("t", ElementType.Float16, [65536], halves)).Floats();

        Enumerable.Range(0, halves.Length).Where(i => !AreSame(read[i], (float)halves[i])).ShouldBeEmpty();

        // One zero is not the other; one NaN is as good as another.
        static bool AreSame(float a, float b) => BitConverter.SingleToInt32Bits(a) == BitConverter.SingleToInt32Bits(b) || (float.IsNaN(a) && float.IsNaN(b));
    }

    [Fact]
    public void FieldThatIsNotPacked_IsReadToo()
    {
        Read(Tensor.Head("t", ElementType.Float, [3]).Floats(4, 1, 2, 3)).Floats().ShouldBe([1, 2, 3]);
        Read(Tensor.Head("t", ElementType.Int64, [3]).Ints(7, 1, 2, -3)).Integers().ShouldBe([1, 2, -3]);
        Read(Tensor.Head("t", ElementType.Int64, [3]).Ints(7, 1).PackedInts(7, 2, 3)).Integers().ShouldBe([1, 2, 3]);
        OnnxTensor packedShape = Read(new ProtobufWriter().PackedInts(1, 2, 1).Int(2, 1).Text(8, "t").PackedFloats(4, 5, 6));
        packedShape.Dimensions.ShouldBe([2, 1]);
    }

    [Fact]
    public void Texts_AreRead()
    {
        OnnxTensor tensor = Read(Tensor.Texts("t", [2], "setosa", "ä"));

        tensor.Texts().ShouldBe(["setosa", "ä"]);
        Should.Throw<ModelFormatException>(tensor.Floats).Message.ShouldContain("found texts");
    }

    [Fact]
    public void TensorWithoutDimensions_IsOneValue() => Read(Tensor.Raw("t", [], 7)).Floats().ShouldBe([7]);

    [Fact]
    public void TensorOfNothing_HasNoValues()
    {
        Read(Tensor.Head("t", ElementType.Int64, [0])).Integers().ShouldBeEmpty();
        Read(Tensor.Raw("t", [0, 5])).Floats().ShouldBeEmpty();
    }

    [Fact]
    public void LargeTensor_IsReadInPieces()
    {
        float[] values = [.. Enumerable.Range(0, 100_003).Select(static i => i * 0.5f)];

        Read(Tensor.Raw("t", [values.Length], values)).Floats().SequenceEqual(values).ShouldBeTrue();
        double[] doubles = [.. values.Select(static value => (double)value)];
        Read(Tensor.Raw<double>("t", ElementType.Double, [values.Length], doubles)).Floats().SequenceEqual(values).ShouldBeTrue();
    }

    [Theory]
    [InlineData(3, "expected 12 bytes, but found 8")]
    [InlineData(1, "expected 4 bytes, but found 8")]
    public void RawValuesThatAreNotThoseOfTheShape_AreRefused(long dimension, string expected) =>
        Refused(Tensor.Raw("t", [dimension], 1, 2)).ShouldContain(expected);

    [Fact]
    public void TypedValuesThatAreNotThoseOfTheShape_AreRefused()
    {
        Refused(Tensor.Floats("t", [3], 1, 2)).ShouldContain("expected 3 values, but found 2");
        Refused(Tensor.Int64s("t", [1], 1, 2)).ShouldContain("expected 1 values, but found 2");
        Refused(Tensor.Texts("t", [2], "a")).ShouldContain("expected 2 values, but found 1");
        Refused(Tensor.Head("t", ElementType.Float, [2])).ShouldContain("expected 2 values, but found 0");
    }

    [Fact]
    public void SizesBelowZeroOrBeyondAllNumbers_AreRefused()
    {
        Refused(Tensor.Raw("t", [-1], 1)).ShouldContain("sizes from 0 on, but found -1");
        Refused(Tensor.Raw("t", [1_000_000_000, 1_000_000_000], 1)).ShouldContain("[1000000000, 1000000000]");
        Refused(Tensor.Raw("t", [long.MaxValue, long.MaxValue, 4], 1)).ShouldContain("at most 2147483647 values");
        Refused(Tensor.Raw("t", [.. Enumerable.Repeat(1L, 65)], 1)).ShouldContain("at most 64 dimensions");
    }

    [Fact]
    public void TypeThatIsNotRead_IsAnErrorForWhoAsksForValues()
    {
        OnnxTensor tensor = Read(Tensor.Raw<byte>("t", (ElementType)17, [2], 1, 2));

        Should.Throw<ModelFormatException>(tensor.Floats).Message.ShouldEndWith("but found type 17.");
    }

    [Fact]
    public void FractionWhereWholeNumbersAreAskedFor_IsRefused()
    {
        Should.Throw<ModelFormatException>(Read(Tensor.Raw("t", [1], 1.5f)).Integers).Message.ShouldBe("Expected whole numbers in tensor 't', but found 1.5.");
        Should.Throw<ModelFormatException>(Read(Tensor.Raw("t", [1], float.PositiveInfinity)).Integers).Message.ShouldContain("Infinity");
    }

    private static OnnxTensor Read(ProtobufWriter tensor) =>
        OnnxReader.Read(new GraphBuilder().Initializer(tensor).Output("t").ToFile()).Graph.Initializers["t"];

    private static string Refused(ProtobufWriter tensor) => Should.Throw<ModelFormatException>(() => Read(tensor)).Message;

    private static ProtobufWriter RawOf(ElementType type, float[] values)
    {
        return type switch
        {
            ElementType.Float => Raw(static value => value),
            ElementType.Double => Raw(static value => (double)value),
            ElementType.Int64 => Raw(static value => (long)value),
            ElementType.Int32 => Raw(static value => (int)value),
            ElementType.Int16 => Raw(static value => (short)value),
            ElementType.Int8 => Raw(static value => (sbyte)value),
            ElementType.UInt8 => Raw(static value => (byte)value),
            ElementType.Bool => Raw(static value => (byte)value),
            ElementType.UInt16 => Raw(static value => (ushort)value),
            ElementType.UInt32 => Raw(static value => (uint)value),
            ElementType.UInt64 => Raw(static value => (ulong)value),
            ElementType.Float16 => Raw(static value => (Half)value),
            _ => Raw(static value => (ushort)(BitConverter.SingleToUInt32Bits(value) >> 16)),
        };

        ProtobufWriter Raw<T>(Func<float, T> convert)
            where T : unmanaged => Tensor.Raw<T>("t", type, [values.Length], [.. values.Select(convert)]);
    }

    private static ProtobufWriter TypedOf(ElementType type, float[] values)
    {
        long[] whole = [.. values.Select(static value => (long)value)];
        return type switch
        {
            ElementType.Float => Tensor.Floats("t", [values.Length], values),
            ElementType.Double => Tensor.Doubles("t", [values.Length], [.. values.Select(static value => (double)value)]),
            ElementType.Int64 => Tensor.Int64s("t", [values.Length], whole),
            ElementType.UInt32 or ElementType.UInt64 => Tensor.UInt64s("t", type, [values.Length], whole),
            ElementType.Float16 => Tensor.Int32s("t", type, [values.Length], [.. values.Select(static x => (long)BitConverter.HalfToUInt16Bits((Half)x))]),
            ElementType.BFloat16 => Tensor.Int32s("t", type, [values.Length], [.. values.Select(static x => (long)(BitConverter.SingleToUInt32Bits(x) >> 16))]),
            _ => Tensor.Int32s("t", type, [values.Length], whole),
        };
    }
}
