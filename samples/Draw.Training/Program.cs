using Draw.Training;

// Trains the network of samples/Draw and writes its weights: WEIGHTS [MNIST], a file to write and, if given, the folder of MNIST's four files to learn from.
if (args is not ([_] or [_, _]))
{
    Console.Error.WriteLine("Expected a file to write and, optionally, a folder with the MNIST files.");
    return 2;
}

DigitTraining.Run(args[0], args.Length > 1 ? args[1] : null);
return 0;
