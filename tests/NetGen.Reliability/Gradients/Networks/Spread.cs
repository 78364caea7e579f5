namespace NetGen.Reliability.Gradients.Networks;

/// <summary>Goes through the positions of a product, each once, so that those visited first lie all over it.</summary>
internal static class Spread
{
    /// <summary>The position of a number: steps of nearly the golden section of the product, with no factor in common with it.</summary>
    public static long At(long number, long product)
    {
        long step = (long)(product * 0.6180339887498949);
        while (Common(step, product) != 1)
        {
            step++;
        }

        return (long)((Int128)number * step % product);
    }

    private static long Common(long a, long b) => b == 0 ? a : Common(b, a % b);
}
