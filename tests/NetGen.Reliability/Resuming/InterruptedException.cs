namespace NetGen.Reliability.Resuming;

/// <summary>Ends a training where a user's code is called. Rows that cannot be read throw such an exception too.</summary>
internal sealed class InterruptedException() : IOException("Interrupted on purpose.");
