namespace PrivateLinkKit.Engine.Home;

/// <summary>A description that was applied, and its number among those that ever were.</summary>
/// <param name="Number">The number: each other description gets the next one.</param>
/// <param name="Description">Fingerprint of the description; empty once a destroy has begun.</param>
internal sealed record Generation(int Number, string Description)
{
    public static Generation None { get; } = new(0, "");

    public bool IsBeingDestroyed => Number > 0 && Description.Length == 0;

    /// <summary>Returns the generation of a description that is applied now.</summary>
    public Generation Next(string description) => Number > 0 && description == Description ? this : new Generation(Number + 1, description);

    /// <summary>Returns true if this one, as recorded, was applied after another or at the same time, and is not the same description.</summary>
    public bool Supersedes(Generation other) => Number >= other.Number && Description != other.Description;
}
