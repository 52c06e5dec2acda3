namespace PrivateLinkKit;

/// <summary>Result of a destroy.</summary>
public sealed class DestroyResult
{
    /// <summary>The stack's name.</summary>
    public required string StackName { get; init; }

    /// <summary>Outcome of each resource that the stack owned.</summary>
    public IReadOnlyList<ChangeOutcome> Outcomes { get; init; } = [];

    /// <summary>
    /// Outcome of each unit. Of an unreachable unit, the resources in its own account and region may remain: destroy again when it is reachable.
    /// </summary>
    public IReadOnlyList<UnitOutcome> Units { get; init; } = [];

    /// <summary>true if every unit is complete, and the home record was read and names no account and region any more, so nothing remains.</summary>
    public bool IsComplete => Units.All(unit => unit.Result is UnitResult.Complete) && Notes.All(note => note.Code is not (
        PlanNoteCode.PlaceUnreachable or PlanNoteCode.PlaceNotLeft or PlanNoteCode.HomeRecordUnavailable or PlanNoteCode.HomeRecordMalformed));

    /// <summary>Facts about what may be left, for instance because the home record cannot be used.</summary>
    public IReadOnlyList<PlanNote> Notes { get; init; } = [];

    /// <summary>The number of AWS calls by operation.</summary>
    public IReadOnlyDictionary<string, int> Calls { get; init; } = new Dictionary<string, int>();
}
