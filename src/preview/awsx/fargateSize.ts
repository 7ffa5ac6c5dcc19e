import type { Container } from "./containers";

/** The gigabytes that Fargate offers with each number of vCPUs. */
const SIZES: [vcpu: number, gigabytes: number[]][] = [
  [0.25, [0.5, 1, 2]],
  [0.5, range(1, 4)],
  [1, range(2, 8)],
  [2, range(4, 16)],
  [4, range(8, 30)],
  [8, range(16, 60)],
  [16, range(32, 120)],
  [32, [60, 120, 244]],
];

/**
 * The smallest size of a Fargate task that holds its containers, in CPU units and megabytes.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
 */
export function fargateSize(containers: readonly Container[]): { cpu: string; memory: string } {
  const vcpu = sum(containers.map((container) => container.cpu)) / 1024;
  const gigabytes = sum(containers.map(({ memory, memoryReservation }) => memoryReservation || memory)) / 1024;
  const [smallest] = SIZES.flatMap(([offered, memories]) => memories.map((memory) => ({ vcpu: offered, memory })))
    .filter((size) => size.vcpu >= vcpu && size.memory >= gigabytes)
    .sort((first, second) => first.memory - second.memory || first.vcpu - second.vcpu);
  if (smallest === undefined) throw new Error(`Fargate has no size for ${vcpu} vCPU and ${gigabytes} GB`);
  return { cpu: `${smallest.vcpu * 1024}`, memory: `${smallest.memory * 1024}` };
}

function sum(numbers: (number | undefined)[]): number {
  return numbers.reduce<number>((total, number) => total + (number ?? 0), 0);
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
