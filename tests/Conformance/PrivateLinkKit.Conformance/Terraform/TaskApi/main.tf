# The Task API: a Fargate service behind an ALB, the ALB behind an NLB, the NLB offered as an endpoint service, and a customer's VPC that uses it.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }
}

module "provider" {
  source = "./vpc"
  name   = "task-api"
  cidr   = "10.100.100.0/24"
}

module "customer" {
  source = "./vpc"
  name   = "customer"
  cidr   = "10.1.1.0/24"
}
