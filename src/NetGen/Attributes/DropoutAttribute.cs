namespace NetGen;

/// <summary>In training, sets a random share of the units to zero and scales the others by 1 / (1 − rate). At inference it does nothing.</summary>
/// <remarks>
/// It may also stand before the first layer, where it drops inputs. Source: Srivastava et al., "Dropout: A Simple Way to Prevent Neural Networks from
/// Overfitting", JMLR 15 (2014), in the inverted form.
/// </remarks>
/// <param name="rate">The share of units that are dropped, in [0, 1).</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DropoutAttribute(double rate) : Attribute
{
    /// <summary>The share of units that are dropped.</summary>
    public double Rate { get; } = rate;

    /// <summary>
    /// Whether a channel of an image or a sequence is dropped as a whole, in all pixels, as in PyTorch's <c>Dropout2d</c> and <c>Dropout1d</c>. Neighbouring
    /// pixels are so similar that dropping single pixels hides little. The channels of a vector are its units, so for a vector this setting changes nothing.
    /// </summary>
    /// <remarks>Source: Tompson et al., "Efficient Object Localization Using Convolutional Networks", CVPR 2015.</remarks>
    public bool PerChannel { get; set; }
}
