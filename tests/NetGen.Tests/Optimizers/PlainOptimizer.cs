namespace NetGen.Tests.Optimizers;

/// <summary>The update rules once more, in <see langword="double"/> and one parameter at a time, as PyTorch's documentation states them.</summary>
internal sealed class PlainOptimizer(Optimizer settings)
{
    private readonly double[] _state = new double[3];

    public double Step(double w, double g, double learningRate, double l1, double l2, bool isWeight, int number)
    {
        g += (l2 * w) + (l1 * Math.Sign(w));
        switch (settings)
        {
            case Sgd sgd:
                if (sgd.Momentum == 0)
                {
                    return w - (learningRate * g);
                }

                _state[0] = number == 1 ? g : (sgd.Momentum * _state[0]) + ((1 - sgd.Dampening) * g);
                return w - (learningRate * (sgd.Nesterov ? g + (sgd.Momentum * _state[0]) : _state[0]));

            case Momentum momentum:
                _state[0] = (momentum.Beta * _state[0]) + ((1 - momentum.Beta) * g);
                return w - (learningRate * _state[0]);

            case RmsProp rms:
                _state[0] = (rms.Alpha * _state[0]) + ((1 - rms.Alpha) * g * g);
                _state[2] = (rms.Alpha * _state[2]) + ((1 - rms.Alpha) * g);
                double variance = rms.Centered ? _state[0] - (_state[2] * _state[2]) : _state[0];
                _state[1] = (rms.Momentum * _state[1]) + (g / (Math.Sqrt(variance) + rms.Epsilon));
                return w - (learningRate * _state[1]);

            case Adam adam:
                return w - Adam(g, learningRate, adam.Beta1, adam.Beta2, adam.Epsilon, number);

            case AdamW adam:
                w *= isWeight ? 1 - (learningRate * adam.WeightDecay) : 1;
                return w - Adam(g, learningRate, adam.Beta1, adam.Beta2, adam.Epsilon, number);

            default:
                throw new InvalidOperationException($"No plain form of {settings.GetType().Name}.");
        }
    }

    private double Adam(double g, double learningRate, double beta1, double beta2, double epsilon, int number)
    {
        _state[0] = (beta1 * _state[0]) + ((1 - beta1) * g);
        _state[1] = (beta2 * _state[1]) + ((1 - beta2) * g * g);
        double mean = _state[0] / (1 - Math.Pow(beta1, number));
        double square = _state[1] / (1 - Math.Pow(beta2, number));
        return learningRate * mean / (Math.Sqrt(square) + epsilon);
    }
}
