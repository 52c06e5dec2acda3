using PrivateLinkKit;

namespace TaskApi;

/// <summary>Runs an operation; returns true if everything was as expected.</summary>
internal delegate Task<bool> Operation(Target target, Report report, CancellationToken stop);

internal static class Commands
{
    private static readonly string[] Paths = ["/api/tasks", "/api/task/2"];

    public static async Task<bool> UpAsync(Target target, Report report, CancellationToken stop)
    {
        using var privateLink = new PrivateLinkProvisioner(target.Options);
        var stack = Begin(target, report);

        var plan = await PlanAsync(privateLink, stack, report, stop);
        var result = await ApplyAsync(privateLink, target, plan, report, stop);
        var answered = await RequestAsync(target, result, report, stop);

        var second = await privateLink.PlanAsync(stack, stop);
        report.SecondPlan(second);

        await DestroyAsync(privateLink, stack, report, stop);
        var left = (await privateLink.PlanAsync(stack, stop)).Changes.Where(change => change.PhysicalId is not null).ToList();
        report.Left(left);

        return answered && second.IsEmpty && left.Count == 0;
    }

    public static async Task<bool> PlanAsync(Target target, Report report, CancellationToken stop)
    {
        using var privateLink = new PrivateLinkProvisioner(target.Options);
        await PlanAsync(privateLink, Begin(target, report), report, stop);
        return true;
    }

    public static async Task<bool> ApplyAsync(Target target, Report report, CancellationToken stop)
    {
        using var privateLink = new PrivateLinkProvisioner(target.Options);
        var plan = await PlanAsync(privateLink, Begin(target, report), report, stop);
        var result = await ApplyAsync(privateLink, target, plan, report, stop);
        return await RequestAsync(target, result, report, stop);
    }

    public static async Task<bool> DestroyAsync(Target target, Report report, CancellationToken stop)
    {
        using var privateLink = new PrivateLinkProvisioner(target.Options);
        await DestroyAsync(privateLink, Begin(target, report), report, stop);
        return true;
    }

    private static PrivateLinkStack Begin(Target target, Report report)
    {
        report.Begin(target.Description);
        return TaskApiStack.In(target.Options.Region!);
    }

    private static async Task<Plan> PlanAsync(PrivateLinkProvisioner privateLink, PrivateLinkStack stack, Report report, CancellationToken stop)
    {
        var plan = await privateLink.PlanAsync(stack, stop);
        report.Plan(plan);
        return plan;
    }

    private static async Task<ApplyResult> ApplyAsync(PrivateLinkProvisioner privateLink, Target target, Plan plan, Report report, CancellationToken stop)
    {
        var options = new ApplyOptions { WaitForTasks = target.RunsTasks };
        var result = await report.WithProgressAsync("Applying", progress => privateLink.ApplyAsync(plan, progress, options, stop));
        report.Applied(result);
        return result;
    }

    private static async Task DestroyAsync(PrivateLinkProvisioner privateLink, PrivateLinkStack stack, Report report, CancellationToken stop)
    {
        var result = await report.WithProgressAsync("Destroying", progress => privateLink.DestroyAsync(stack, progress, cancellationToken: stop));
        report.Destroyed(result);
    }

    /// <summary>Sends the requests; also returns true if the VPC cannot be reached, so that nothing can be checked.</summary>
    private static async Task<bool> RequestAsync(Target target, ApplyResult result, Report report, CancellationToken stop)
    {
        var endpoint = result.Endpoint(TaskApiStack.Customer);
        if (target.StandingIn is null)
        {
            report.RequestsLeftOut($"this program is not inside {endpoint.VpcId}; run curl http://{endpoint.DnsName}{Paths[0]} on an instance there");
            return true;
        }

        var good = true;
        using var http = target.StandingIn(endpoint.VpcId);
        foreach (var path in Paths)
        {
            var url = new Uri($"http://{endpoint.DnsName}{path}");
            using var response = await http.GetAsync(url, stop);
            report.Answer(url, (int)response.StatusCode, await response.Content.ReadAsStringAsync(stop));
            good &= response.IsSuccessStatusCode;
        }

        return good;
    }
}
