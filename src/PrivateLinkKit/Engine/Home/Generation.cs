using System.Security.Cryptography;

namespace PrivateLinkKit.Engine.Home;

/// <summary>A description that was applied, and its number among those that ever were.</summary>
/// <param name="Number">The number: each other description gets the next one.</param>
/// <param name="Description">Fingerprint of the description; empty once a destroy has begun.</param>
/// <param name="Incarnation">Random text that is new with the first apply after a destroy, whose numbers begin again.</param>
internal sealed record Generation(int Number, string Description, string Incarnation)
{
    private const int IncarnationBytes = 4;

    public static Generation None { get; } = new(0, "", "");

    public bool IsBeingDestroyed => Number > 0 && Description.Length == 0;

    /// <summary>Returns the generation of a description that is applied now.</summary>
    public Generation Next(string description) => Number > 0 && description == Description ? this
        : new Generation(Number + 1, description, Number > 0 ? Incarnation : RandomNumberGenerator.GetHexString(2 * IncarnationBytes, lowercase: true));

    /// <summary>Returns what has superseded this generation since it was applied; null: nothing.</summary>
    /// <param name="recorded">The generation in the home record now; null: none, because a destroy has finished.</param>
    public SupersededBy? SupersededSince(Generation? recorded) =>
        recorded is null || (recorded.IsBeingDestroyed && Precedes(recorded)) ? SupersededBy.Destroy
        : recorded.Description != Description && Precedes(recorded) ? SupersededBy.AnotherDescription
        : null;

    /// <summary>Reads may lag: an older generation than this one supersedes nothing.</summary>
    private bool Precedes(Generation recorded) => recorded.Incarnation != Incarnation || recorded.Number >= Number;
}
