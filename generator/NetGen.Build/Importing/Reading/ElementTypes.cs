using NetGen.Build.Importing.Values;
using NetGen.Build.Onnx;

namespace NetGen.Build.Importing.Reading;

/// <summary>Element types by their numbers in ONNX.</summary>
internal static class ElementTypes
{
    public static ElementKind KindOf(long type) => (ElementType)type switch
    {
        ElementType.Float or ElementType.Double or ElementType.Float16 or ElementType.BFloat16 => ElementKind.Real,
        ElementType.Bool => ElementKind.Truth,
        ElementType.String => ElementKind.Text,
        ElementType.UInt8 or ElementType.Int8 or ElementType.UInt16 or ElementType.Int16 or ElementType.Int32 or ElementType.Int64 or ElementType.UInt32
            or ElementType.UInt64 => ElementKind.Whole,
        _ => throw new DeclinedException($"The element type with the number {type} is unknown. NetGen supports 16, 32 and 64 bit floating point numbers."),
    };

    /// <summary>Whether numbers of a type have 16 bits.</summary>
    public static bool IsShort(long type) => (ElementType)type is ElementType.Float16 or ElementType.BFloat16;

    public static string NameOf(ElementKind kind) => kind switch
    {
        ElementKind.Real => "numbers with a fraction",
        ElementKind.Whole => "whole numbers",
        ElementKind.Truth => "truth values",
        _ => "texts",
    };
}
