namespace PrivateLinkKit.Builders.Rules;

/// <summary>A rule of AWS, or of ours, that needs no AWS to be checked. Must cope with drafts that break other rules.</summary>
internal interface IStackRule
{
    IEnumerable<StackValidationError> Check(StackDraft stack);
}
