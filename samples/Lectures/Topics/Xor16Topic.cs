using Lectures.Data;
using Lectures.Output;
using NetGen;

namespace Lectures.Topics;

/// <summary>A tree of fifteen exclusive ors of two inputs, four levels deep; each has two hidden units.</summary>
[NeuralNetwork(16)]
[Dense(16, Activation.Tanh)]
[Dense(8, Activation.Sigmoid)]
[Dense(8, Activation.Tanh)]
[Dense(4, Activation.Sigmoid)]
[Dense(4, Activation.Tanh)]
[Dense(2, Activation.Sigmoid)]
[Dense(2, Activation.Tanh)]
[Dense(1, Activation.Sigmoid)]
public partial class DeepParityNet;

/// <summary>One hidden layer with twice the parameters.</summary>
[NeuralNetwork(16)]
[Dense(64, Activation.Tanh)]
[Dense(1, Activation.Sigmoid)]
public partial class ShallowParityNet;

/// <summary>The parity of sixteen inputs: whether an odd number of them is 1.</summary>
internal static class Xor16Topic
{
    private const int Inputs = 16, Levels = 4, TrainedRows = 8192;

    public static Topic Topic { get; } = new(
        "xor16", Lecture.DeepNetworks,
        "a deep network of 45 units, built from a trained 2-2-1, is right on all 65,536 inputs; one hidden layer with twice the parameters is not", Run);

    private static Outcome Run(Page page)
    {
        Dataset all = Parity();
        (Dataset train, Dataset rest) = all.Split(TrainedRows, seed: 1);

        var gate = new TwoHiddenUnits(seed: 1);
        gate.Fit(LogicTable.Xor, new FitOptions { Epochs = 1500, BatchSize = 4, Seed = 1, Restarts = 8, Optimizer = new Adam(learningRate: 0.05f) });
        var deep = new DeepParityNet();
        deep.SetParameters(Tree(gate));
        double deepAccuracy = deep.Evaluate(all).Accuracy;

        var shallow = new ShallowParityNet(seed: 1);
        shallow.Fit(train, Options());
        double shallowAccuracy = shallow.Evaluate(rest).Accuracy;
        var deepFromRandom = new DeepParityNet(seed: 1);
        deepFromRandom.Fit(train, Options());

        page.Say("Parity is a tree of exclusive ors of two inputs: four levels for sixteen inputs, with 3 units for each of 15 exclusive ors. A network "
            + "with one hidden layer that looks for patterns needs one unit for each input with an odd number of ones, which is 32,768 units. Here 2-2-1 "
            + "learns exclusive or from its four rows, and its weights are copied to all fifteen places of a deep network. Both other networks learn from "
            + "an eighth of all inputs, and the rest measures them.");
        page.Table(
            ["", "parameters", "accuracy"],
            ["deep, made of the learned exclusive or, on all inputs", $"{DeepParityNet.ParameterCount}", $"{deepAccuracy:F4}"],
            ["one hidden layer of 64, trained", $"{ShallowParityNet.ParameterCount}", $"{shallowAccuracy:F4}"],
            ["the same deep network, trained from random weights", $"{DeepParityNet.ParameterCount}", $"{deepFromRandom.Evaluate(rest).Accuracy:F4}"]);
        page.Say("The last line is not part of the claim, but it explains the claim: depth is what a network can express. Gradient descent does not find "
            + "the tree by itself, because parity looks like chance to each part of the tree until all other parts are right. (A single layer of 16 units "
            + "could count the ones, and gradient descent does not find that either.) Here the parts learned alone. Convolution also uses the same weights "
            + "in many places.");
        return new Outcome(
            Finding.Exactly("units of the deep network", Units(), 45),
            Finding.AtLeast("accuracy of the deep network on all 65,536 inputs", deepAccuracy, 1),
            Finding.AtLeast(
                "parameters of the shallow one over those of the deep one", ShallowParityNet.ParameterCount / (double)DeepParityNet.ParameterCount, 2),
            Finding.AtMost("accuracy of the shallow one on inputs it did not learn from", shallowAccuracy, 0.6));
    }

    private static FitOptions Options() => new() { Epochs = 20, BatchSize = 64, Seed = 1, Optimizer = new Adam(learningRate: 0.005f) };

    private static int Units()
    {
        int units = 0;
        for (int pairs = Inputs / 2; pairs >= 1; pairs /= 2)
        {
            units += 3 * pairs;
        }

        return units;
    }

    private static Dataset Parity()
    {
        const int Rows = 1 << Inputs;
        float[] features = new float[Rows * Inputs], targets = new float[Rows];
        for (int row = 0; row < Rows; row++)
        {
            for (int bit = 0; bit < Inputs; bit++)
            {
                features[(row * Inputs) + bit] = (row >> bit) & 1;
            }

            targets[row] = int.PopCount(row) & 1;
        }

        return new Dataset(features, Inputs, targets, 1);
    }

    /// <summary>The parameters of the deep network: the gate's, at every place of the tree, and zeros between the places.</summary>
    private static float[] Tree(TwoHiddenUnits gate)
    {
        float[] own = new float[TwoHiddenUnits.ParameterCount];
        gate.CopyParametersTo(own);
        ReadOnlySpan<float> hiddenWeights = own.AsSpan(0, 4), hiddenBiases = own.AsSpan(4, 2), outputWeights = own.AsSpan(6, 2), outputBias = own.AsSpan(8, 1);
        var parameters = new List<float>();
        for (int level = 0; level < Levels; level++)
        {
            int gates = Inputs >> (level + 1);
            AddBlocks(parameters, gates, hiddenWeights, rows: 2);
            AddBiases(parameters, gates, hiddenBiases);
            AddBlocks(parameters, gates, outputWeights, rows: 1);
            AddBiases(parameters, gates, outputBias);
        }

        return [.. parameters];
    }

    /// <summary>A weight matrix with the same block, two inputs wide, along its diagonal.</summary>
    private static void AddBlocks(List<float> parameters, int gates, ReadOnlySpan<float> block, int rows)
    {
        for (int gate = 0; gate < gates; gate++)
        {
            for (int row = 0; row < rows; row++)
            {
                float[] line = new float[2 * gates];
                block.Slice(2 * row, 2).CopyTo(line.AsSpan(2 * gate));
                parameters.AddRange(line);
            }
        }
    }

    private static void AddBiases(List<float> parameters, int gates, ReadOnlySpan<float> biases)
    {
        for (int gate = 0; gate < gates; gate++)
        {
            parameters.AddRange(biases);
        }
    }
}
