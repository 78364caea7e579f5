using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>Convolutions in groups of so few filters that they do not fill a vector. They are plain loops over positions, filters and taps.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PlainConvolution
{
    /// <summary>y = W ∗ x + b.</summary>
    /// <param name="x">[rows, pitch]: images.</param>
    /// <param name="xPitch">Values from one image to the next.</param>
    /// <param name="w">The filters in panels, biases first.</param>
    /// <param name="shape">The convolution.</param>
    /// <param name="rows">Number of images.</param>
    /// <param name="y">Receives the results: [rows, pitch].</param>
    /// <param name="yPitch">Values from one result to the next.</param>
    public static void Forward(ReadOnlySpan<float> x, int xPitch, ReadOnlySpan<float> w, ConvolutionShape shape, int rows, Span<float> y, int yPitch)
    {
        for (int n = 0; n < rows; n++)
        {
            ReadOnlySpan<float> image = x[(n * xPitch)..];
            Span<float> results = y[(n * yPitch)..];
            foreach (Place place in new Places(shape))
            {
                float sum = w[shape.Filters.IndexOf(place.Filter, -1)];
                foreach (Tap tap in new Taps(shape, place))
                {
                    for (int c = 0; c < shape.GroupChannels; c++)
                    {
                        sum += w[shape.Filters.IndexOf(place.Filter, tap.Weight + c)] * image[tap.Pixel + c];
                    }
                }

                results[place.Result] = sum;
            }
        }
    }

    /// <summary>dx: every dy is multiplied by its filter and added to the pixels that the filter has read.</summary>
    /// <param name="dy">[rows, pitch].</param>
    /// <param name="dyPitch">Values from one row of dy to the next.</param>
    /// <param name="w">The filters in panels, biases first.</param>
    /// <param name="shape">The convolution.</param>
    /// <param name="rows">Number of images.</param>
    /// <param name="dx">Receives [rows, pitch].</param>
    /// <param name="dxPitch">Values from one row of dx to the next.</param>
    public static void InputGradient(ReadOnlySpan<float> dy, int dyPitch, ReadOnlySpan<float> w, ConvolutionShape shape, int rows, Span<float> dx, int dxPitch)
    {
        for (int n = 0; n < rows; n++)
        {
            ReadOnlySpan<float> errors = dy[(n * dyPitch)..];
            Span<float> gradient = dx.Slice(n * dxPitch, shape.Y.Input * shape.X.Input * shape.Channels);
            gradient.Clear();
            foreach (Place place in new Places(shape))
            {
                float error = errors[place.Result];
                foreach (Tap tap in new Taps(shape, place))
                {
                    for (int c = 0; c < shape.GroupChannels; c++)
                    {
                        gradient[tap.Pixel + c] += w[shape.Filters.IndexOf(place.Filter, tap.Weight + c)] * error;
                    }
                }
            }
        }
    }

    /// <summary>dW and db, which are added to the gradient so far.</summary>
    /// <param name="x">[rows, pitch]: images.</param>
    /// <param name="xPitch">Values from one image to the next.</param>
    /// <param name="dy">[rows, pitch].</param>
    /// <param name="dyPitch">Values from one row of dy to the next.</param>
    /// <param name="shape">The convolution.</param>
    /// <param name="rows">Number of images.</param>
    /// <param name="begins">Whether the gradient is set to zero first.</param>
    /// <param name="hasBiases">Whether db is computed.</param>
    /// <param name="dw">The gradient in panels, with the gradient of the biases first.</param>
    public static void WeightGradient(
        ReadOnlySpan<float> x, int xPitch, ReadOnlySpan<float> dy, int dyPitch, ConvolutionShape shape, int rows, bool begins, bool hasBiases, Span<float> dw)
    {
        if (begins)
        {
            dw.Clear();
        }

        for (int n = 0; n < rows; n++)
        {
            ReadOnlySpan<float> image = x[(n * xPitch)..], errors = dy[(n * dyPitch)..];
            foreach (Place place in new Places(shape))
            {
                float error = errors[place.Result];
                dw[shape.Filters.IndexOf(place.Filter, -1)] += hasBiases ? error : 0;
                foreach (Tap tap in new Taps(shape, place))
                {
                    for (int c = 0; c < shape.GroupChannels; c++)
                    {
                        dw[shape.Filters.IndexOf(place.Filter, tap.Weight + c)] += image[tap.Pixel + c] * error;
                    }
                }
            }
        }
    }

    /// <summary>A filter at one position: its indices, and the index of its result.</summary>
    private readonly record struct Place(int Filter, int I, int J, int Result);

    /// <summary>A tap that lies inside the image: the index of its first weight, and of the first channel under it.</summary>
    private readonly record struct Tap(int Weight, int Pixel);

    /// <summary>Enumerates all filters at all positions of an image.</summary>
    private struct Places(ConvolutionShape shape)
    {
        private int _next = -1;

        public readonly Place Current => new(
            _next % shape.Filters.Units, _next / shape.Filters.Units / shape.X.Output, _next / shape.Filters.Units % shape.X.Output, _next);

        public readonly Places GetEnumerator() => this;

        public bool MoveNext() => ++_next < shape.Y.Output * shape.X.Output * shape.Filters.Units;
    }

    /// <summary>Enumerates the taps of a filter that lie inside the image at one position.</summary>
    private struct Taps(ConvolutionShape shape, Place place)
    {
        private int _next = -1;

        public readonly Tap Current => new(_next * shape.GroupChannels, shape.PixelOf(place.Filter, Row, Column));

        private readonly int Row => shape.Y.PixelAt(place.I, _next / shape.X.Kernel);

        private readonly int Column => shape.X.PixelAt(place.J, _next % shape.X.Kernel);

        public readonly Taps GetEnumerator() => this;

        public bool MoveNext()
        {
            do
            {
                _next++;
            }
            while (_next < shape.Y.Kernel * shape.X.Kernel && !(shape.Y.Has(Row) && shape.X.Has(Column)));
            return _next < shape.Y.Kernel * shape.X.Kernel;
        }
    }
}
