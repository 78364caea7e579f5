using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>Checks of span lengths, which share their messages.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SpanLength
{
    /// <summary>Throws if a span has the wrong length.</summary>
    /// <param name="length">The given length.</param>
    /// <param name="expected">The expected length.</param>
    /// <param name="parameter">Name of the span.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Check(int length, int expected, string parameter)
    {
        if (length != expected)
        {
            Refuse(length, expected, parameter);
        }
    }

    /// <summary>Throws if an input has the wrong length. It takes no name, which keeps its caller short: a method of a few nanoseconds.</summary>
    /// <param name="length">The given length.</param>
    /// <param name="expected">The expected length.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void CheckInput(int length, int expected)
    {
        if (length != expected)
        {
            RefuseInput(length, expected);
        }
    }

    /// <summary>Throws if an output has the wrong length.</summary>
    /// <param name="length">The given length.</param>
    /// <param name="expected">The expected length.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void CheckOutput(int length, int expected)
    {
        if (length != expected)
        {
            RefuseOutput(length, expected);
        }
    }

    /// <summary>Throws if inputs and outputs do not have the same number of rows.</summary>
    /// <param name="inputs">Length of the inputs.</param>
    /// <param name="inputSize">Values in an input row.</param>
    /// <param name="outputs">Length of the outputs.</param>
    /// <param name="outputSize">Values in an output row.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="ArgumentException">The inputs are not a whole number of rows, or the outputs have another number of rows.</exception>
    public static int CheckRows(int inputs, int inputSize, int outputs, int outputSize) => CheckRows(inputs, inputSize, outputs, outputSize, nameof(outputs));

    /// <inheritdoc cref="CheckRows(int, int, int, int)"/>
    /// <param name="inputs">Length of the inputs.</param>
    /// <param name="inputSize">Values in an input row.</param>
    /// <param name="outputs">Length of the outputs.</param>
    /// <param name="outputSize">Values in an output row.</param>
    /// <param name="parameter">Name of the span of the outputs.</param>
    internal static int CheckRows(int inputs, int inputSize, int outputs, int outputSize, string parameter)
    {
        if (inputs % inputSize != 0)
        {
            throw new ArgumentException($"Expected a multiple of {inputSize} values (one row of features a sample), but found {inputs}.", nameof(inputs));
        }

        int rows = inputs / inputSize;
        Check(outputs, rows * outputSize, parameter);
        return rows;
    }

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RefuseInput(int length, int expected) => Refuse(length, expected, "input");

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RefuseOutput(int length, int expected) => Refuse(length, expected, "output");

    [DoesNotReturn]
    private static void Refuse(int length, int expected, string parameter) =>
        throw new ArgumentException($"Expected {expected} values, but found {length}.", parameter);
}
