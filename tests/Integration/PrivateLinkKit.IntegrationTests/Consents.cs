namespace PrivateLinkKit.IntegrationTests;

internal static class Consents
{
    /// <summary>Applies the plan with consent to all its interruptions.</summary>
    public static Task<ApplyResult> ApplyConsentedAsync(this PrivateLinkProvisioner privateLink, Plan plan) =>
        privateLink.ApplyAsync(plan, applyOptions: new ApplyOptions { Consent = InterruptionConsent.To(plan.Interruptions) });
}
