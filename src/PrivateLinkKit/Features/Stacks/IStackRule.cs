namespace PrivateLinkKit.Features.Stacks;

/// <summary>A rule for whole stacks that can be checked without AWS. Must accept descriptions that break other rules.</summary>
internal interface IStackRule
{
    IEnumerable<StackValidationError> Check(StackOutline stack);
}
