import assert from "node:assert/strict";
import { until } from "./aws.js";
import { EVERYWHERE, Network, permission } from "./network.js";

export const IMAGE = "lvthillo/python-flask-api";

// The provider's side of the Task API: Fargate behind an ALB behind an NLB behind an endpoint service, which the customer's account may use.
export class Provider {
  static async build(account, customer) {
    const provider = new Provider();
    Object.assign(provider, account);
    provider.network = await Network.build(account, "10.100.100", ["eu-west-1a", "eu-west-1b"]);
    await provider.#groups();
    await provider.#balancers();
    await provider.#tasks();
    await provider.#offer(customer);
    return provider;
  }

  async delete() {
    const { ec2, elb, ecs, cluster } = this;
    assert.deepEqual((await ec2.deleteVpcEndpointServiceConfigurations({ ServiceIds: [this.service] })).Unsuccessful, []);
    await ecs.updateService({ cluster, service: "task-api", desiredCount: 0 });
    await ecs.deleteService({ cluster, service: "task-api" });
    await until(ecs, "ServicesInactive", { cluster, services: ["task-api"] });
    await ecs.deleteCluster({ cluster });
    await ecs.deregisterTaskDefinition({ taskDefinition: this.definition });
    await ecs.deleteTaskDefinitions({ taskDefinitions: [this.definition] });
    await elb.deregisterTargets({ TargetGroupArn: this.albTargets, Targets: [{ Id: this.alb }] });
    await until(elb, "TargetDeregistered", { TargetGroupArn: this.albTargets, Targets: [{ Id: this.alb }] });
    await elb.deleteListener({ ListenerArn: this.nlbListener });
    for (const LoadBalancerArn of [this.nlb, this.alb]) {
      await elb.deleteLoadBalancer({ LoadBalancerArn });
    }
    await until(elb, "LoadBalancersDeleted", { LoadBalancerArns: [this.nlb, this.alb] });
    for (const TargetGroupArn of [this.albTargets, this.taskTargets]) {
      await elb.deleteTargetGroup({ TargetGroupArn });
    }
    await ec2.revokeSecurityGroupIngress({ GroupId: this.taskGroup, IpPermissions: [permission(8080, { UserIdGroupPairs: [{ GroupId: this.albGroup }] })] });
    for (const GroupId of [this.albGroup, this.taskGroup, this.nlbGroup]) {
      await ec2.deleteSecurityGroup({ GroupId });
    }
    await this.network.delete();
  }

  async #groups() {
    const { ec2, network } = this;
    this.nlbGroup = await network.group("nlb");
    this.albGroup = await network.group("alb");
    this.taskGroup = await network.group("task");
    await network.admit(this.nlbGroup, 80, { IpRanges: [{ CidrIp: "10.1.1.0/24" }] });
    await network.admit(this.albGroup, 8888, { UserIdGroupPairs: [{ GroupId: this.nlbGroup }] });
    await network.admit(this.taskGroup, 8080, { UserIdGroupPairs: [{ GroupId: this.albGroup }] });
    await ec2.revokeSecurityGroupEgress({ GroupId: this.albGroup, IpPermissions: [{ IpProtocol: "-1", IpRanges: [{ CidrIp: EVERYWHERE }] }] });
    await ec2.authorizeSecurityGroupEgress({
      GroupId: this.albGroup, IpPermissions: [permission(8080, { UserIdGroupPairs: [{ GroupId: this.taskGroup }] })],
    });
  }

  async #balancers() {
    const { elb, network: { vpc: VpcId } } = this;
    this.alb = await this.#balancer("alb", "application", this.albGroup);
    this.nlb = await this.#balancer("nlb", "network", this.nlbGroup);
    await until(elb, "LoadBalancerExists", { Names: ["alb", "nlb"] });
    await until(elb, "LoadBalancerAvailable", { LoadBalancerArns: [this.alb, this.nlb] });
    await elb.modifyLoadBalancerAttributes({
      LoadBalancerArn: this.alb, Attributes: [{ Key: "routing.http.drop_invalid_header_fields.enabled", Value: "true" }],
    });
    this.taskTargets = await this.#targets({ Name: "tasks", TargetType: "ip", Protocol: "HTTP", Port: 8080, VpcId, HealthCheckPath: "/api/tasks" });
    this.albTargets = await this.#targets({
      Name: "albs", TargetType: "alb", Protocol: "TCP", Port: 8888, VpcId, HealthCheckProtocol: "HTTP", HealthCheckPath: "/api/tasks",
    });
    this.albListener = await this.#listener(this.alb, "HTTP", 8888, this.taskTargets);
    await elb.registerTargets({ TargetGroupArn: this.albTargets, Targets: [{ Id: this.alb }] });
    this.nlbListener = await this.#listener(this.nlb, "TCP", 80, this.albTargets);
  }

  async #balancer(Name, Type, group) {
    const { LoadBalancers } = await this.elb.createLoadBalancer({
      Name, Type, Scheme: "internal", Subnets: this.network.private, SecurityGroups: [group],
    });
    return LoadBalancers[0].LoadBalancerArn;
  }

  async #targets(settings) {
    return (await this.elb.createTargetGroup(settings)).TargetGroups[0].TargetGroupArn;
  }

  async #listener(LoadBalancerArn, Protocol, Port, TargetGroupArn) {
    const { Listeners } = await this.elb.createListener({ LoadBalancerArn, Protocol, Port, DefaultActions: [{ Type: "forward", TargetGroupArn }] });
    return Listeners[0].ListenerArn;
  }

  async #tasks() {
    const { ecs, elb, network, taskTargets } = this;
    const cluster = this.cluster = (await ecs.createCluster({ clusterName: "task-api" })).cluster.clusterArn;
    this.definition = (await ecs.registerTaskDefinition({
      family: "task-api", networkMode: "awsvpc", requiresCompatibilities: ["FARGATE"], cpu: "256", memory: "512",
      containerDefinitions: [{ name: "demo", image: IMAGE, essential: true, portMappings: [{ containerPort: 8080 }] }],
    })).taskDefinition.taskDefinitionArn;
    this.placement = { awsvpcConfiguration: { subnets: network.private, securityGroups: [this.taskGroup], assignPublicIp: "DISABLED" } };
    await ecs.createService({
      cluster, serviceName: "task-api", taskDefinition: this.definition, desiredCount: 2, launchType: "FARGATE", networkConfiguration: this.placement,
      loadBalancers: [{ targetGroupArn: taskTargets, containerName: "demo", containerPort: 8080 }],
    });
    await until(ecs, "ServicesStable", { cluster, services: ["task-api"] });
    await until(elb, "TargetInService", { TargetGroupArn: taskTargets });
    await until(elb, "TargetInService", { TargetGroupArn: this.albTargets });
  }

  async #offer(customer) {
    const { ServiceConfiguration } = await this.ec2.createVpcEndpointServiceConfiguration({ AcceptanceRequired: true, NetworkLoadBalancerArns: [this.nlb] });
    [this.service, this.serviceName] = [ServiceConfiguration.ServiceId, ServiceConfiguration.ServiceName];
    await this.ec2.modifyVpcEndpointServicePermissions({ ServiceId: this.service, AddAllowedPrincipals: [`arn:aws:iam::${customer}:root`] });
  }
}
