using PrivateLinkKit.Testing.Wire.Route53;

namespace PrivateLinkKit.Testing.Services.Route53;

/// <summary>Reusable delegation sets, of which no account has any: they cannot be created.</summary>
internal static class DelegationSets
{
    public static ListReusableDelegationSetsResult List(ServiceCall call, ListReusableDelegationSetsRequest request)
    {
        if (request.Marker is { } marker)
        {
            throw Route53Errors.InvalidInput($"The marker is invalid: {marker}");
        }

        return new() { DelegationSets = [], Marker = "", IsTruncated = false, MaxItems = PageSizes.Write(PageSizes.Read(request.MaxItems)) };
    }
}
