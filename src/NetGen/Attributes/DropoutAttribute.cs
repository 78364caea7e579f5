namespace NetGen;

/// <summary>Sets a random share of the units to zero while training and scales the rest by 1 / (1 − rate); does nothing at inference.</summary>
/// <remarks>
/// Legal before the first layer too, where it drops inputs. Source: Srivastava et al., "Dropout: A Simple Way to Prevent Neural Networks from Overfitting", JMLR 15 (2014), in its inverted
/// form.
/// </remarks>
/// <param name="rate">The share dropped, in [0, 1).</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DropoutAttribute(double rate) : Attribute
{
    /// <summary>The share dropped.</summary>
    public double Rate { get; } = rate;

    /// <summary>
    /// Whether a channel of an image or a sequence is dropped as a whole, in all of its pixels: neighbouring pixels are so alike that one tells what another was. As PyTorch's <c>Dropout2d</c>
    /// and <c>Dropout1d</c>. The channels of a vector are its units, so there it changes nothing.
    /// </summary>
    /// <remarks>Source: Tompson et al., "Efficient Object Localization Using Convolutional Networks", CVPR 2015.</remarks>
    public bool PerChannel { get; set; }
}
