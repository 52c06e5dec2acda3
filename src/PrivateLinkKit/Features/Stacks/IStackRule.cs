namespace PrivateLinkKit.Features.Stacks;

/// <summary>A rule of AWS or of PrivateLinkKit that can be checked without AWS. Must accept drafts that break other rules.</summary>
internal interface IStackRule
{
    IEnumerable<StackValidationError> Check(StackDraft stack);
}
