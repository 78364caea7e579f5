// Part of every assembly that is shipped.

using System;
using System.Globalization;
using System.Text;

namespace System.Runtime.CompilerServices
{
    /// <summary>
    /// Makes the interpolated strings of this assembly. The compiler finds a handler of this name here before that of .NET, which follows the culture of the
    /// user: in Swedish −1 has another sign, and code that was generated with it would not compile. Text is the same in every culture.
    /// </summary>
    [Microsoft.CodeAnalysis.Embedded]
    [InterpolatedStringHandler]
    internal readonly ref struct DefaultInterpolatedStringHandler
    {
        private readonly StringBuilder _text;

        public DefaultInterpolatedStringHandler(int literalLength, int formattedCount) => _text = new StringBuilder(literalLength + (formattedCount * 8));

        public void AppendLiteral(string value) => _text.Append(value);

        public void AppendFormatted(string? value) => _text.Append(value);

        public void AppendFormatted<T>(T value) => AppendFormatted(value, null);

        public void AppendFormatted<T>(T value, string? format) =>
            _text.Append(value is IFormattable number ? number.ToString(format, CultureInfo.InvariantCulture) : value?.ToString());

        public void AppendFormatted<T>(T value, int alignment) => AppendFormatted(value, alignment, null);

        public void AppendFormatted<T>(T value, int alignment, string? format)
        {
            int start = _text.Length;
            AppendFormatted(value, format);
            int missing = Math.Abs(alignment) - (_text.Length - start);
            if (missing > 0)
            {
                _text.Insert(alignment > 0 ? start : _text.Length, " ", missing);
            }
        }

#if NET
        public void AppendFormatted(ReadOnlySpan<char> value) => _text.Append(value);
#endif

        public string ToStringAndClear() => _text.ToString();
    }

#if !NET
    /// <summary>What .NET Standard 2.0 lacks.</summary>
    [Microsoft.CodeAnalysis.Embedded]
    [AttributeUsage(AttributeTargets.Struct)]
    internal sealed class InterpolatedStringHandlerAttribute : Attribute;
#endif
}

namespace Microsoft.CodeAnalysis
{
    /// <summary>Hides a type from other assemblies, also from those that see what is internal.</summary>
    [AttributeUsage(AttributeTargets.All)]
    internal sealed class EmbeddedAttribute : Attribute;
}
