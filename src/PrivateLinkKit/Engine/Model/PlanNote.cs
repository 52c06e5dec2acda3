using PrivateLinkKit.Diagnostics;

namespace PrivateLinkKit;

/// <summary>Something about a stack that is not a change, and that whoever applies its plan should know.</summary>
public sealed record PlanNote
{
    /// <summary>What the note is about.</summary>
    public required PlanNoteCode Code { get; init; }

    /// <summary>The note, one sentence or more.</summary>
    public required string Text { get; init; }

    /// <summary>Returns the text as one line; escapes control characters.</summary>
    public override string ToString() => MessageText.Line(Text);

    internal static PlanNote OfOtherHome(string stack, string home, string region) => new()
    {
        Code = PlanNoteCode.SameNameElsewhere,
        Text = $"Another stack named {stack}, of the provider {home}, has resources in this account in {region}. They are left as they are.",
    };
}
